def test_words_come_in_search_form_and_page_by_page(make, monkeypatch):
    monkeypatch.setattr("annotator.store.words._PAGE", 2)
    project = make("وَالقاهرةُ، ١٢", "القاهرة", "بيروت")
    assert list(project.words.pages()) == [["والقاهره", "12", "القاهره"], ["بيروت"]]
