from . import archive, faq
