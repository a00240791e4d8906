package parts

import (
	"bytes"
	"encoding/json"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"
)

// built returns what a binary of two modules would say of itself, one of them
// replaced and with an unknown licence.
func built() *debug.BuildInfo {
	return &debug.BuildInfo{
		GoVersion: "go1.26.1",
		Deps: []*debug.Module{
			{Path: "go.yaml.in/yaml/v3", Version: "v3.0.4", Sum: "h1:yaml="},
			{Path: "example.org/old", Version: "v1.0.0", Replace: &debug.Module{Path: "example.org/new", Version: "v2.0.0+incompatible", Sum: "h1:new="}},
		},
		Settings: []debug.BuildSetting{{Key: "GOOS", Value: "linux"}, {Key: "GOARCH", Value: "arm64"}, {Key: "-trimpath", Value: "true"}},
	}
}

func TestBillOfMaterials(t *testing.T) {
	got, err := BillOfMaterials("loanmodel", "0.1.0", built())
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := json.Compact(&text, got); err != nil {
		t.Fatal(err)
	}
	serial := regexp.MustCompile(`"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"`)
	if !serial.Match(text.Bytes()) {
		t.Errorf("no serial number in %s", text.Bytes())
	}
	want := `{"$schema":"http://cyclonedx.org/schema/bom-1.6.schema.json","bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":SERIAL,"version":1,` +
		`"metadata":{"component":{"type":"application","bom-ref":"pkg:generic/loanmodel@0.1.0","name":"loanmodel","version":"0.1.0",` +
		`"licenses":[{"license":{"id":"Apache-2.0"}}],"purl":"pkg:generic/loanmodel@0.1.0",` +
		`"properties":[{"name":"go:build:GOARCH","value":"arm64"},{"name":"go:build:GOOS","value":"linux"}]}},` +
		`"components":[` +
		`{"type":"library","bom-ref":"pkg:golang/example.org/new@v2.0.0%2Bincompatible","name":"example.org/new","version":"v2.0.0+incompatible",` +
		`"purl":"pkg:golang/example.org/new@v2.0.0%2Bincompatible","properties":[{"name":"go:module:sum","value":"h1:new="}]},` +
		`{"type":"library","bom-ref":"pkg:golang/go.yaml.in/yaml/v3@v3.0.4","name":"go.yaml.in/yaml/v3","version":"v3.0.4",` +
		`"licenses":[{"expression":"MIT AND Apache-2.0"}],"purl":"pkg:golang/go.yaml.in/yaml/v3@v3.0.4","properties":[{"name":"go:module:sum","value":"h1:yaml="}]},` +
		`{"type":"library","bom-ref":"pkg:golang/std@1.26.1","name":"std","version":"1.26.1","licenses":[{"license":{"id":"BSD-3-Clause"}}],"purl":"pkg:golang/std@1.26.1"}],` +
		`"dependencies":[{"ref":"pkg:generic/loanmodel@0.1.0","dependsOn":["pkg:golang/example.org/new@v2.0.0%2Bincompatible","pkg:golang/go.yaml.in/yaml/v3@v3.0.4","pkg:golang/std@1.26.1"]},` +
		`{"ref":"pkg:golang/example.org/new@v2.0.0%2Bincompatible"},{"ref":"pkg:golang/go.yaml.in/yaml/v3@v3.0.4"},{"ref":"pkg:golang/std@1.26.1"}]}`
	if got := serial.ReplaceAllString(text.String(), "SERIAL"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if !bytes.HasSuffix(got, []byte("}\n")) {
		t.Error("no new line at the end")
	}
}

// TestSerialNumberFollowsFromContent checks that the same binary has the same
// bill, and every other binary a number of its own.
func TestSerialNumberFollowsFromContent(t *testing.T) {
	bill := func(version string, info *debug.BuildInfo) string {
		text, err := BillOfMaterials("loanmodel", version, info)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	first := bill("0.1.0", built())
	if again := bill("0.1.0", built()); again != first {
		t.Errorf("got %s, then %s", first, again)
	}
	number := func(bill string) string { return strings.Split(bill, "\n")[4] }
	other := built()
	other.Deps[0].Sum = "h1:other="
	for _, changed := range []string{bill("0.1.1", built()), bill("0.1.0", other)} {
		if number(changed) == number(first) {
			t.Errorf("another bill has the same %s", number(first))
		}
	}
}

func TestWithoutModules(t *testing.T) {
	if _, err := BillOfMaterials("loanmodel", "0.1.0", nil); err == nil {
		t.Error("a bill of nothing")
	}
}
