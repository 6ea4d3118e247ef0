from kembar.export.assets import targets
from kembar.model.site import Asset
from tests.export.sites import site


def test_every_asset_is_published_unchanged_at_its_address() -> None:
    assets = (Asset("js/a.js", "assets/js/a.00000000.js", b"1"), Asset("static/humans.txt", "humans.txt", b"\xff\x00"))

    assert [(target.path, target.make()) for target in targets(site(assets=assets))] == [
        ("assets/js/a.00000000.js", b"1"),
        ("humans.txt", b"\xff\x00"),
    ]
