from annotator.cli.page import Page
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.labels import LabelSet


def test_a_page_is_light_unless_asked():
    assert Page(Article("a", "", "نص"), Annotation(), LabelSet("")).dark is False
