"""What a letter is about, learned from letters that people have judged (п. 66): pure Python, named by its answer."""
