// ESLint's recommended rules, and those errors of OCA's template for 19.0 that they lack.
const js = require("@eslint/js");
const globals = require("globals");

const odoo = { luxon: "readonly", odoo: "readonly", owl: "readonly" };

module.exports = [
    { ignores: ["addons/*/static/lib/"] },
    js.configs.recommended,
    {
        files: ["addons/**/*.js"],
        languageOptions: {
            ecmaVersion: 2024,
            sourceType: "module",
            globals: { ...globals.browser, ...odoo },
        },
        linterOptions: { reportUnusedDisableDirectives: "error" },
        rules: {
            eqeqeq: "error",
            "no-duplicate-imports": "error",
            "no-else-return": "error",
            "no-empty-function": "error",
            "no-eval": "error",
            "no-implied-eval": "error",
            "no-lonely-if": "error",
            "no-new-func": "error",
            "no-return-assign": ["error", "except-parens"],
            "no-shadow": "error",
            "no-throw-literal": "error",
            "no-unneeded-ternary": "error",
            "no-unused-expressions": "error",
            "no-use-before-define": ["error", { functions: false }],
            "no-var": "error",
            "operator-assignment": ["error", "always"],
            "prefer-const": "error",
        },
    },
    {
        files: ["*.cjs"],
        languageOptions: { sourceType: "commonjs", globals: globals.node },
    },
];
