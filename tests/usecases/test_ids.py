import re
import uuid
from concurrent.futures import ThreadPoolExecutor

from annotator.usecases import ids


def test_identities_are_uuids_of_the_seventh_kind():
    one = uuid.UUID(ids.new_uid())
    assert one.version == 7
    assert one.variant == uuid.RFC_4122


def test_identities_sort_in_the_order_in_which_they_were_made():
    made = [ids.new_uid() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_identities_from_several_threads_differ():
    with ThreadPoolExecutor(4) as pool:
        made = [
            uid
            for batch in pool.map(lambda _: [ids.new_uid() for _ in range(2000)], range(8))
            for uid in batch
        ]
    assert len(set(made)) == len(made)


def test_identities_keep_their_order_when_the_clock_goes_back(monkeypatch):
    before = ids.new_uid()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 1_000_000_000_000)
    assert ids.new_uid() > before


def test_a_time_is_utc_to_the_millisecond():
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", ids.now())
