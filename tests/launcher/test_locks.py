import subprocess
from threading import Thread

from freedomnow.launcher import locks


def test_only_one_holds_the_lock_at_a_time(tmp_path):
    order = []

    def wait_for_it():
        with locks.exclusive(tmp_path / "lock"):
            order.append("second")

    with locks.exclusive(tmp_path / "lock"):
        thread = Thread(target=wait_for_it)
        thread.start()
        thread.join(0.1)
        order.append("first")
    thread.join()

    assert order == ["first", "second"]


def test_the_last_who_shares_knows_it(tmp_path):
    with locks.opened(tmp_path / "users") as one, locks.opened(tmp_path / "users") as two:
        locks.share(one)
        locks.share(two)

        assert not locks.is_last(one)
        one.close()
        assert locks.is_last(two)


def test_whoever_is_gone_shares_nothing(tmp_path):
    with locks.opened(tmp_path / "users") as gone:
        locks.share(gone)

    with locks.opened(tmp_path / "users") as left:
        assert locks.is_last(left)


def test_a_child_that_outlives_its_parent_keeps_the_lock(tmp_path):
    with locks.exclusive(tmp_path / "lock") as lock:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL}
        child = subprocess.Popen(["cat"], pass_fds=[lock], **pipes)

    with locks.opened(tmp_path / "lock") as next_one:
        assert not locks.is_last(next_one)
        child.communicate()
        assert locks.is_last(next_one)
