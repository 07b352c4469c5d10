"""п. 80: a flood is slowed down, an office behind one address is not."""

from apk_base.rules.flood import Allowance, Gate


def test_thirty_clients_of_one_meeting_are_let_in_at_once():
    gate = Gate()
    assert [gate.seconds_to_wait("hall", 0) for _client in range(30)] == [0] * 30


def test_the_next_one_waits_and_learns_how_long():
    gate = Gate(each=Allowance(2, 6))
    assert [gate.seconds_to_wait("hall", 0) for _client in range(3)] == [0, 0, 10]
    assert gate.seconds_to_wait("hall", 10) == 0


def test_another_address_does_not_wait_for_the_first():
    gate = Gate(each=Allowance(1, 1))
    gate.seconds_to_wait("machine", 0)
    assert gate.seconds_to_wait("machine", 0) > 0
    assert gate.seconds_to_wait("farmer", 0) == 0


def test_many_addresses_together_have_a_bound():
    gate = Gate(everybody=Allowance(10, 60))
    waits = [gate.seconds_to_wait(number, 0) for number in range(11)]
    assert waits == [0] * 10 + [1]


def test_waiting_costs_no_permit():
    gate = Gate(each=Allowance(1, 60))
    gate.seconds_to_wait("farmer", 0)
    for _press in range(5):
        gate.seconds_to_wait("farmer", 0)
    assert gate.seconds_to_wait("farmer", 1) == 0


def test_memory_has_a_bound():
    gate = Gate(remembered=3)
    for number in range(10):
        gate.seconds_to_wait(number, number)
    assert len(gate.buckets) == 3


def test_a_clock_that_was_set_back_shuts_nobody_out():
    gate = Gate(each=Allowance(2, 6))
    assert gate.seconds_to_wait("farmer", 1_000_000) == 0
    assert gate.seconds_to_wait("farmer", 10) == 0
    assert gate.seconds_to_wait("farmer", 10) == 10
