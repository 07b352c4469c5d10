"""What leaves the suite on paper: plain values come in, the bytes of a PDF go out."""
