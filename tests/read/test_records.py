from pathlib import Path

from kembar.read.content_tree import ContentFile
from kembar.read.records import read_record

LONDON = "name: {id: London, en: London}\ncountry: GB\ncontinent: europe\ntimezone: Europe/London\nsources: [atlas]\n"


def reported(folder: Path, text: str) -> list[str]:
    """What is said of a city's record, in short."""
    file = folder / "london.yaml"
    file.write_text(text, encoding="utf-8")
    _, _, problems = read_record(ContentFile("facts", "cities", "london", file, "london.yaml"), ("id", "en"))
    return [f"{problem.location}: {problem.code}: {problem.message} ({problem.hint})" for problem in problems]


def test_a_country_or_zone_that_the_world_does_not_have_is_reported(tmp_path: Path) -> None:
    assert reported(tmp_path, LONDON) == []
    assert reported(tmp_path, LONDON.replace("GB", "UK").replace("Europe/London", "Europe/Londen")) == [
        "london.yaml:2:10: country.invalid: “UK” is not a country code (write two capital letters, such as ID or MA)",
        "london.yaml:4:11: timezone.invalid: “Europe/Londen” is not a time zone (did you mean “Europe/London”?)",
    ]


DIFFERS = """\
differs:
- matter: {id: Waktu, en: Time}
  says:
  - {text: pagi, sources: [atlas]}
  - when: 2020-07-27T10:00+08:00[Asia/Makassar]
    sources: [atlas]
  shown: {id: pagi, en: morning}
"""


def test_a_zone_in_the_brackets_of_a_time_is_reported_too(tmp_path: Path) -> None:
    assert reported(tmp_path, LONDON + DIFFERS) == []
    assert reported(tmp_path, LONDON + DIFFERS.replace("Makassar", "Makasar")) == [
        "london.yaml:10:11: timezone.invalid: “Asia/Makasar” is not a time zone (did you mean “Asia/Makassar”?)"
    ]
