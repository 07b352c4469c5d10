"""The Order's decisions on clients and messages: pure Python, named by their answer."""
