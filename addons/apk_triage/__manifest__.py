{
    "name": "Trained triage of messages",
    "summary": "Topic and typical need learned from the messages that people have judged (Order No. 104, clause 66)",
    "version": "19.0.1.0.0",
    "category": "Services",
    "author": "Департамент АПК Костромской области",
    "website": "https://apk.kostroma.gov.ru",
    "license": "LGPL-3",
    "maintainers": ["apk-kostroma"],
    "development_status": "Beta",
    "depends": ["apk_case"],
    "external_dependencies": {"python": ["scikit-learn", "snowballstemmer"]},
    "data": [
        "security/ir.model.access.csv",
        "data/ir_cron_data.xml",
        "views/apk_triage_model_views.xml",
    ],
}
