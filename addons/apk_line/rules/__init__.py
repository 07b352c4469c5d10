"""The Order's decisions on the consultation line: pure Python, named by their answer."""
