"""The Order's decisions on feedback: pure Python, named by their answer."""
