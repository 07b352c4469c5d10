{
    "name": "Feedback of clients",
    "summary": "Anonymous ratings of the department's work (Order No. 104, chapters 12-13, clauses 20, 26)",
    "version": "19.0.1.0.0",
    "category": "Services",
    "author": "Департамент АПК Костромской области",
    "license": "LGPL-3",
    "depends": ["apk_client", "portal"],
    "data": [
        "security/ir.model.access.csv",
        "data/ir_cron_data.xml",
        "views/rating_block_templates.xml",
        "views/rating_page_templates.xml",
        "views/apk_answer_views.xml",
    ],
}
