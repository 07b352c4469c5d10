"""What a message is about, learned from messages that people have judged (п. 66): pure Python, named by its answer."""
