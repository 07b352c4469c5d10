{
    "name": "Everybody agrees",
    "summary": "For Odoo's own tests of mailings, whose people have never been asked: the gate says yes",
    "version": "19.0.1.0.0",
    "category": "Hidden",
    "author": "Департамент АПК Костромской области",
    "license": "LGPL-3",
    "depends": ["apk_mailing"],
    "post_init_hook": "speak_english",
}
