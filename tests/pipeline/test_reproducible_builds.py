"""The same input gives the same bytes, whatever the machine's clock, language, time zone, hash seed or current folder."""

from pathlib import Path

from tests.pipeline.site_test import SiteTest


def test_two_machines_publish_the_same_bytes(site: SiteTest, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    one = site.run("--out", str(tmp_path / "one"), PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", LANG="tr_TR.UTF-8")
    two = site.run("--out", str(tmp_path / "two"), cwd=elsewhere, PYTHONHASHSEED="2", TZ="America/Los_Angeles", LC_ALL="C", PYTHONUTF8="0")

    assert (one.returncode, two.returncode) == (0, 0), one.stderr + two.stderr
    first, second = SiteTest(site.root, tmp_path / "one").files(), SiteTest(site.root, tmp_path / "two").files()
    assert first == second
    assert len(first) > 40


def test_the_order_in_which_a_folder_lists_its_files_is_of_no_account(site: SiteTest) -> None:
    site.restore_build()
    content = site.root / "content"
    renamed = content.rename(site.root / "was")
    for file in sorted((path for path in renamed.rglob("*") if path.is_file()), reverse=True):
        site.write(f"content/{file.relative_to(renamed).as_posix()}", file.read_text(encoding="utf-8"))

    assert site.build().made == []


def test_source_date_epoch_stamps_every_file_that_is_written(site: SiteTest) -> None:
    result = site.run(SOURCE_DATE_EPOCH="1524000000")

    assert result.returncode == 0, result.stderr
    assert {path.stat().st_mtime for path in site.out.rglob("*") if path.is_file()} == {1_524_000_000}


def test_source_date_epoch_stands_in_for_a_day_that_the_content_does_not_give(site: SiteTest) -> None:
    site.change("content/site.yaml", "updated: 2024-03-01\n", "")

    result = site.run(SOURCE_DATE_EPOCH="1524000000")

    assert result.returncode == 0, result.stderr
    assert "<updated>2018-04-17T00:00:00Z</updated>" in site.read("en/feed.xml")
