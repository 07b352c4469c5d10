// OCA's template for 19.0; braces and the width are those of Odoo's own code and of ruff in pyproject.toml.
module.exports = {
    plugins: [require.resolve("@prettier/plugin-xml")],
    printWidth: 100,
    tabWidth: 4,
    semi: true,
    trailingComma: "es5",
    xmlWhitespaceSensitivity: "preserve",
    overrides: [
        {
            // Notices, pages and screens that people read. "preserve" puts a space into <b><t t-out="number"/></b>.
            // and the notice says «№ 12 .»; only "strict" leaves the text as it is.
            files: [
                "**/*templates.xml",
                "**/data/*template*.xml",
                "**/demo/*.xml",
                "**/report/*.xml",
                "**/static/**/*.xml",
            ],
            options: { xmlWhitespaceSensitivity: "strict", printWidth: 160 },
        },
    ],
};
