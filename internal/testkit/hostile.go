package testkit

// HostileTexts are what somebody could write into a scenario to get into a page.
var HostileTexts = []string{
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "javascript:alert(1)", "</style><script>alert(1)</script>", "</title>",
	"https://example.org/\" onclick=\"alert(1)", "data:text/html,<script>alert(1)</script>", "&lt;b&gt; & &amp;", "\u202egnp.exe", "<!-- ", "]]>", "<![CDATA[",
	"*not* **bold** `code`", "\\*", "{{.RunID}}", "url(#x)", "\x00\x1b[2J\ufffe", "<https://example.org/>",
}
