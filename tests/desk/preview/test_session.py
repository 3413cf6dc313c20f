"""The preview follows what is saved, and keeps the last good state through everything."""

from __future__ import annotations

from pathlib import Path

from desk.preview.stage import running


def test_website_first_then_pages(tmp_path: Path) -> None:
    """At the start both are made, and the website once more with the page numbers."""
    with running(tmp_path) as preview:
        shown = preview.idle()
        assert preview.stage.made == ["web", "pages", "web"]
        assert shown.web == 2
        assert [page.label for page in shown.pages.pages] == ["1", "2", "3"]
        assert [page.blank for page in shown.pages.pages] == [0, 0, 50]
        assert "['2026-1']" in preview.ask("/site/")[2].decode()


def test_a_saved_article_gets_its_website_its_draft_and_its_pages(tmp_path: Path) -> None:
    """The page turns to the article; the draft stands in its place until the issue is set."""
    with running(tmp_path) as preview:
        preview.idle()
        del preview.stage.made[:]
        preview.stage.save("第二稿")
        drafted = preview.wait(lambda shown: shown.pages and shown.pages.draft)
        assert [(page.label, page.draft) for page in drafted.pages.pages] == [
            ("1", True),
            ("2", True),
            ("2", False),
            ("3", False),
        ]
        shown = preview.wait(lambda shown: shown.web == 3 and not shown.pages.draft and not shown.working)
        assert sorted(preview.stage.made) == ["draft", "pages", "web"]
        assert (shown.saved, shown.saved_page) == ("2026-1/01-甲/", 1)
        assert "第二稿" in preview.ask("/site/")[2].decode()


def test_the_saved_article_is_shown_before_the_website_is_made_again(tmp_path: Path) -> None:
    """First its page on the last website, then the new website; the seconds are those of the page."""
    with running(tmp_path) as preview:
        before = preview.idle().web
        del preview.stage.made[:]
        preview.stage.save("先看")
        shown = preview.wait(lambda shown: shown.web == before + 1)
        assert shown.saved == "2026-1/01-甲/"
        seconds = shown.web_seconds
        shown = preview.wait(lambda shown: shown.web == before + 2 and not shown.working)
        assert [job for job in preview.stage.made if job in ("page", "web")] == ["page", "web"]
        assert shown.web_seconds == seconds
        assert "先出来的" not in preview.ask("/site/2026-1/01-%E7%94%B2/")[2].decode()


def test_many_saves_in_a_row_leave_no_page_without_its_picture(tmp_path: Path) -> None:
    """However many drafts there were, all that the state names can be asked for."""
    with running(tmp_path) as preview:
        for number in range(6):
            preview.idle()
            before = preview.board.shown.web
            preview.stage.save(f"第{number}稿")
            preview.wait(lambda shown, before=before: shown.web > before)
        shown = preview.wait(lambda shown: not shown.working and not shown.pages.draft)
        assert {preview.ask("/" + page.picture)[0] for page in shown.pages.pages} == {200}
        assert preview.ask("/" + shown.pages.plan)[0] == 200


def test_new_page_numbers_go_onto_the_website(tmp_path: Path) -> None:
    """Only when they are others than before is the website made again."""
    with running(tmp_path) as preview:
        preview.idle()
        preview.stage.save("后移")
        shown = preview.wait(lambda shown: shown.web == 4 and not shown.working)
        assert shown.saved_page == 2


def test_a_broken_article_leaves_the_last_good_site(tmp_path: Path) -> None:
    """The error is told with its place; mended, the preview goes on."""
    with running(tmp_path) as preview:
        preview.idle()
        preview.stage.save("错误")
        shown = preview.wait(lambda shown: shown.trouble and not shown.working)
        assert [(problem.path, problem.line) for problem in shown.problems] == [("issues/2026-1/01-甲.md", 3)]
        assert "1 处错误" in shown.trouble
        assert "第一稿" in preview.ask("/site/")[2].decode()
        assert [page.label for page in shown.pages.pages if not page.draft][-1] == "3"
        preview.stage.save("改好了")
        shown = preview.wait(lambda shown: shown.web == 3 and not shown.working)
        assert (shown.trouble, shown.problems) == ("", ())


def test_what_check_finds_is_shown(tmp_path: Path) -> None:
    """And goes when it is mended."""
    with running(tmp_path) as preview:
        preview.idle()
        preview.stage.save("提醒")
        shown = preview.wait(lambda shown: shown.problems)
        assert [problem.message for problem in shown.problems] == ["少了标点"]
        assert shown.trouble == ""
        preview.stage.save("改好了")
        preview.wait(lambda shown: not shown.problems)


def test_another_issue_can_be_looked_at_before_it_is_set(tmp_path: Path) -> None:
    """Until its pages are there none are shown; an issue that is not there changes nothing."""
    with running(tmp_path) as preview:
        preview.idle()
        shown = preview.board.shown
        preview.ask("/desk/issue/2026-7", "POST", {"X-Desk": "1"})
        preview.stage.save("第二稿")
        later = preview.wait(lambda now: now.web > shown.web and not now.working and not now.pages.draft)
        assert later.chosen == "2026-1"


def test_an_accident_is_told_and_survived(tmp_path: Path) -> None:
    """Even a fault of the program does not end the preview."""
    with running(tmp_path) as preview:
        preview.idle()
        preview.stage.save("崩")
        shown = preview.wait(lambda shown: shown.trouble)
        assert "ZeroDivisionError" in shown.trouble
        preview.stage.save("改好了")
        assert preview.wait(lambda shown: shown.web == 3).trouble == ""


def test_a_save_that_comes_to_nothing_drops_the_draft(tmp_path: Path) -> None:
    """Saved as it was: the finished pages are still right."""
    with running(tmp_path) as preview:
        preview.idle()
        preview.stage.file.unlink()
        preview.stage.save("第一稿")
        shown = preview.wait(lambda shown: shown.web == 3 and not shown.working and not shown.pages.draft)
        assert [page.label for page in shown.pages.pages] == ["1", "2", "3"]


def test_the_sites_are_swept_away_at_the_end(tmp_path: Path) -> None:
    """Never more than two stand, and none afterwards."""
    with running(tmp_path) as preview:
        for number in range(4):
            preview.idle()
            before = preview.board.shown.web
            preview.stage.save(f"第{number}稿")
            preview.wait(lambda shown, before=before: shown.web > before)
        assert 1 <= len(list((tmp_path / "sites").iterdir())) <= 3
    assert not (tmp_path / "sites").exists()
