from annotator.ui.canvas.strands import RowArcs, Strand


def test_a_strand_is_an_arrow_that_is_drawn_whole_unless_said_otherwise():
    strand = Strand("r", "works_for", "works for", "a", "b", back=False, onward=False)
    assert strand.has_arrow
    assert not strand.is_stub
    assert RowArcs(()).chip is None
