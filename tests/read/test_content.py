from pathlib import Path

from kembar.model.document import Link
from kembar.model.problem import SourceLocation
from kembar.read.content import read_content

SITE = (Path(__file__).parents[1] / "broken" / "link.scheme" / "content" / "site.yaml").read_text(encoding="utf-8")
RABAT = "name: {id: Rabat, en: Rabat}\ncountry: MA\ncontinent: africa\nsources: [atlas]\n"


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_facts_and_words_are_read_in_the_order_of_languages_kinds_and_keys(tmp_path: Path) -> None:
    words = "---\ndescription: Ibu kota Maroko.\n---\n\nLihat [Paris](city:paris).\n"
    write(
        tmp_path,
        {
            "site.yaml": SITE,
            "facts/cities/rabat.yaml": RABAT,
            "facts/cities/paris.yaml": RABAT,
            "en/cities/rabat.md": words,
            "id/cities/rabat.md": words,
            "id/cities/paris.md": words,
        },
    )

    content, problems = read_content(tmp_path, tmp_path / "content")

    assert problems == []
    assert content
    assert list(content.records.cities) == ["paris", "rabat"]
    assert content.place("cities", "rabat", ("name", "en")) == SourceLocation("content/facts/cities/rabat.yaml", 1, 23)
    assert [document.path for document in content.documents] == [
        "content/id/cities/paris.md",
        "content/id/cities/rabat.md",
        "content/en/cities/rabat.md",
    ]
    assert content.documents[0].body.links == (Link("cities", "paris", SourceLocation("content/id/cities/paris.md", 5, 20)),)


def test_all_broken_files_are_reported_in_one_run(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "site.yaml": SITE.replace("home: jakarta\n", ""),
            "facts/cities/paris.yaml": "name: [",
            "facts/cities/rabat.yaml": RABAT.replace("MA", "Maroko"),
            "id/cities/rabat.md": "---\nslug: Rabat\n---\n\n[x](x)\n",
            "id/notes.txt": "",
        },
    )

    content, problems = read_content(tmp_path, tmp_path / "content")

    assert content
    assert (content.has_fallback_config, content.config.home) == (True, "")
    assert [f"{problem.location}: {problem.code}" for problem in problems] == [
        "content/site.yaml:1:1: field.missing",
        "content/id/notes.txt: file.unplaced",
        "content/facts/cities/paris.yaml:1:7: yaml.syntax",
        "content/facts/cities/rabat.yaml:2:10: country.invalid",
        "content/id/cities/rabat.md:2:7: slug.invalid",
        "content/id/cities/rabat.md:5:5: link.relative",
    ]


def test_what_could_not_be_read_is_known_to_be_there(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "site.yaml": SITE,
            "facts/cities/paris.yaml": "name: [",
            "facts/cities/rabat.yaml": RABAT,
            "id/cities/moscow.md": "Moskow.",
            "id/pages/about.md": "Tentang.",
            "en/pages/about.md": "---\ntitle: About\ndescription: About it.\n---\n",
            "id/pages/privacy.md": "Privasi.",
        },
    )

    content, _ = read_content(tmp_path, tmp_path / "content")

    assert content
    assert content.invalid_keys == {("cities", "paris"), ("pages", "privacy")}


def test_content_may_lie_outside_the_project(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"site.yaml": SITE, "facts/cities/rabat.yaml": "name: ["})
    (tmp_path / "project").mkdir()

    _, problems = read_content(tmp_path / "project", tmp_path / "elsewhere" / "content")

    assert [str(problem.location) for problem in problems] == ["content/facts/cities/rabat.yaml:1:7"]


def test_a_site_without_settings_is_reported_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, {"facts/cities/rabat.yaml": "name: ["})

    content, problems = read_content(tmp_path, tmp_path / "content")

    assert content is None
    assert [f"{problem.location}: {problem.code}" for problem in problems] == ["content/site.yaml: file.missing"]


def test_a_folder_that_is_not_there_is_reported_once(tmp_path: Path) -> None:
    content, problems = read_content(tmp_path, tmp_path / "content")

    assert content is None
    assert [f"{problem.location}: {problem.code}" for problem in problems] == ["content: file.missing"]
