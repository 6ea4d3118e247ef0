"""The cache is used only where it belongs to this user alone: what it holds is executed and published."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kembar.cache.codec import CacheError
from kembar.cache.database import NAME, BuildCache, open_cache
from kembar.output.folder import LINK, OTHER_KIND, OTHER_OWNER, OTHERS_WRITE, UntrustedCacheError, distrust_file, distrust_folder
from kembar.output.staging import locked_staging

ANOTHER_USER = 65534


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The cache folder of `dist`, as a build leaves it."""
    with locked_staging(tmp_path / "dist") as staging:
        return staging.folder


def of_another_user(tmp_path: Path) -> Path:
    """A folder that another user owns: root's, or one that root gives away."""
    if os.geteuid():
        return Path("/usr")
    folder = tmp_path / "given"
    folder.mkdir(mode=0o700)
    os.chown(folder, ANOTHER_USER, ANOTHER_USER)
    return folder


def test_a_path_that_does_not_exist_is_trusted_and_so_is_what_this_user_makes(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch(0o644)

    assert [distrust_folder(str(tmp_path / "none")), distrust_file(str(tmp_path / "none"))] == ["", ""]
    assert [distrust_folder(str(tmp_path)), distrust_file(str(file))] == ["", ""]


def test_a_link_another_kind_and_another_owner_are_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "file").touch()

    assert distrust_folder(str(tmp_path / "link")) == distrust_file(str(tmp_path / "link")) == LINK
    assert distrust_folder(str(tmp_path / "file")) == distrust_file(str(tmp_path)) == OTHER_KIND
    assert distrust_folder(str(of_another_user(tmp_path))) == OTHER_OWNER


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o1777], ids=oct)
def test_a_folder_that_others_can_write_to_is_not_trusted(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(mode)

    assert distrust_folder(str(folder)) == OTHERS_WRITE


def test_a_build_refuses_a_cache_that_others_can_write_to_and_a_link_in_its_place(cache: Path, tmp_path: Path) -> None:
    cache.chmod(0o777)
    with pytest.raises(UntrustedCacheError) as writable, locked_staging(tmp_path / "dist"):
        pass
    cache.rename(tmp_path / "elsewhere")
    cache.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UntrustedCacheError) as linked, locked_staging(tmp_path / "dist"):
        pass

    assert [(error.value.folder, error.value.why) for error in (writable, linked)] == [(cache, OTHERS_WRITE), (cache, LINK)]


def test_nothing_is_created_where_a_dangling_link_leads(tmp_path: Path) -> None:
    (tmp_path / ".dist.kembar").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(UntrustedCacheError), locked_staging(tmp_path / "dist"):
        pass

    assert not (tmp_path / "elsewhere").exists()


def test_the_cache_is_private_whatever_the_umask_is(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with locked_staging(tmp_path / "dist") as staging:
            ledger, _ = open_cache(staging.folder)
            made = [staging.folder, staging.folder / NAME, staging.compiled("tool").parent, staging.compiled("tool")]
            ledger.close()
    finally:
        os.umask(before)

    assert [oct(stat.S_IMODE(path.stat().st_mode) & 0o022) for path in made] == ["0o0"] * 4


def others_write(path: Path) -> None:
    path.chmod(0o666)


def become_a_link(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to("moved")


@pytest.mark.parametrize("meddle", [others_write, become_a_link])
def test_a_cache_that_others_can_write_to_and_a_link_to_one_are_discarded_unread(cache: Path, meddle: Callable[[Path], None]) -> None:
    ledger, _ = open_cache(cache)
    ledger.set("word", "planted")
    ledger.commit()
    ledger.close()
    meddle(cache / NAME)
    with pytest.raises(CacheError):
        BuildCache(cache / NAME).get("word")

    healed, in_order = open_cache(cache)

    assert (in_order, healed.get("word"), distrust_file(str(cache / NAME))) == (False, None, "")
    healed.close()


def test_a_cache_in_a_folder_that_others_can_write_to_is_not_read(cache: Path) -> None:
    ledger, _ = open_cache(cache)
    ledger.close()
    cache.chmod(0o777)

    with pytest.raises(CacheError):
        BuildCache(cache / NAME).get("format")


@pytest.mark.parametrize("meddle", [others_write, become_a_link])
def test_compiled_templates_that_others_can_write_to_are_thrown_away_unread(tmp_path: Path, meddle: Callable[[Path], None]) -> None:
    with locked_staging(tmp_path / "dist") as staging:
        template = staging.compiled("tool") / "page.compiled"
        template.write_bytes(b"planted")
        template.chmod(0o600)
        assert [*staging.compiled("tool").iterdir()] == [template]
        meddle(template)

        assert [*staging.compiled("tool").iterdir()] == []
