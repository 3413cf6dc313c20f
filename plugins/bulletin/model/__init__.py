"""The bulletin as frozen values: publication, issue, article, body, pages. No input or output here."""

from bulletin.model.article import Article, Author, Form, Proposal
from bulletin.model.body import Body, Heading, JumpMark, Picture
from bulletin.model.issue import Highlight, Issue, IssueNumber
from bulletin.model.masthead import Masthead, Role
from bulletin.model.pages import ArticlePages, Box, Jump, PageBreak, PageMap, format_pages
from bulletin.model.printed import printed_page_map
from bulletin.model.publication import Continuation, Department, Footer, Publication
from bulletin.model.scope import Edition, Scope
from bulletin.model.typesetting import HeadHeight, JumpMode, PageSource, TrimSize, Typesetting

__all__ = [
    "Article",
    "ArticlePages",
    "Author",
    "Body",
    "Box",
    "Continuation",
    "Department",
    "Edition",
    "Footer",
    "Form",
    "HeadHeight",
    "Heading",
    "Highlight",
    "Issue",
    "IssueNumber",
    "Jump",
    "JumpMark",
    "JumpMode",
    "Masthead",
    "PageBreak",
    "PageMap",
    "PageSource",
    "Picture",
    "Proposal",
    "Publication",
    "Role",
    "Scope",
    "TrimSize",
    "Typesetting",
    "format_pages",
    "printed_page_map",
]
