{
    "name": "Crash points of the acceptance tests",
    "summary": "Kills the server at a named moment; never part of the product",
    "version": "19.0.1.0.0",
    "author": "Департамент АПК Костромской области",
    "license": "LGPL-3",
    "depends": ["apk_case"],
}
