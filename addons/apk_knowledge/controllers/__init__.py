from . import archive, faq, preview
