from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from rondom import clock
from rondom.vault.ids import new_id


def test_an_id_is_a_version_7_uuid():
    value = uuid.UUID(new_id())
    assert value.version == 7
    assert value.variant == uuid.RFC_4122


def test_ids_never_sort_backwards_also_within_a_millisecond():
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_ids_never_sort_backwards_when_the_clock_is_set_back():
    before = new_id()
    clock.freeze(datetime(2001, 1, 1, tzinfo=UTC))
    made = [before, *(new_id() for _ in range(100))]
    assert made == sorted(made)


def test_ids_from_several_threads_differ():
    with ThreadPoolExecutor(4) as pool:
        made = [one for part in pool.map(lambda _: [new_id() for _ in range(2000)], range(4)) for one in part]
    assert len(set(made)) == len(made)


def test_the_moment_can_be_read_back():
    moment = datetime(2190, 3, 12, 13, 15, tzinfo=UTC)
    clock.freeze(moment)
    assert int(new_id()[:12], 16) == int(moment.timestamp() * 1000)
