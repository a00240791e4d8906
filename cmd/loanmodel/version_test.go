package main

import (
	"encoding/json"
	"testing"
)

// The bill of materials of the program names the program with its version and
// some parts. Its form is tested in internal/parts.
func TestVersionSBOM(t *testing.T) {
	got := runInProcess(t, "version", "--sbom")
	var bill struct {
		Format   string `json:"bomFormat"`
		Metadata struct {
			Component struct{ Name, Version string }
		}
		Components []struct{ Name string }
	}
	if err := json.Unmarshal([]byte(got.stdout), &bill); err != nil || got.exit != exitOK || got.stderr != "" {
		t.Fatalf("%v: %+v", err, got)
	}
	if bill.Format != "CycloneDX" || bill.Metadata.Component.Name != name || bill.Metadata.Component.Version != modelVersion || len(bill.Components) == 0 {
		t.Errorf("%+v", bill)
	}
}
