from dataclasses import FrozenInstanceError

import pytest

from annotator.model.article import Article


def test_the_text_of_an_article_cannot_be_altered():
    article = Article("a", "عنوان", "نص")
    with pytest.raises(FrozenInstanceError):
        article.text = "نص آخر"
