package parts

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"strings"
)

// The elements of CycloneDX 1.6 that are written, in the order in which they
// are.
type (
	billOfMaterials struct {
		Schema       string       `json:"$schema"`
		Format       string       `json:"bomFormat"`
		SpecVersion  string       `json:"specVersion"`
		SerialNumber string       `json:"serialNumber,omitempty"`
		Version      int          `json:"version"`
		Metadata     metadata     `json:"metadata"`
		Components   []component  `json:"components"`
		Dependencies []dependency `json:"dependencies"`
	}
	metadata struct {
		Component component `json:"component"`
	}
	component struct {
		Type       string          `json:"type"`
		Ref        string          `json:"bom-ref"`
		Name       string          `json:"name"`
		Version    string          `json:"version"`
		Licences   []licenceChoice `json:"licenses,omitempty"`
		Package    string          `json:"purl"`
		Properties []property      `json:"properties,omitempty"`
	}
	licenceChoice struct {
		Licence    *licenceID `json:"license,omitempty"`
		Expression string     `json:"expression,omitempty"`
	}
	licenceID struct {
		ID string `json:"id"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	dependency struct {
		Ref       string   `json:"ref"`
		DependsOn []string `json:"dependsOn,omitempty"`
	}
)

// settings lists the facts of a build that the bill of materials names: those
// that change what is in the binary.
var settings = []string{"CGO_ENABLED", "GOAMD64", "GOARCH", "GOARM64", "GOOS", "-tags"}

// BillOfMaterials returns the bill of materials of a binary in CycloneDX 1.6
// (JSON), ending in a newline. name and version are those of the program. The
// bill contains no time, and its serial number follows from its content, so
// that the same binary always has the same bill. The error is that of [Of].
func BillOfMaterials(name, version string, info *debug.BuildInfo) ([]byte, error) {
	list, err := Of(info)
	if err != nil {
		return nil, err
	}
	main := program(name, version, info)
	bill := billOfMaterials{
		Schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", Format: "CycloneDX", SpecVersion: "1.6", Version: 1,
		Metadata:     metadata{Component: main},
		Dependencies: []dependency{{Ref: main.Ref}},
	}
	for _, part := range list {
		library := part.component()
		bill.Components = append(bill.Components, library)
		// A binary does not say which module needs which, so the program is listed
		// as needing all of them.
		bill.Dependencies[0].DependsOn = append(bill.Dependencies[0].DependsOn, library.Ref)
		bill.Dependencies = append(bill.Dependencies, dependency{Ref: library.Ref})
	}
	unnumbered, err := encode(bill)
	if err != nil {
		return nil, err
	}
	bill.SerialNumber = serialNumber(unnumbered)
	return encode(bill)
}

// program returns the component that the bill is about.
func program(name, version string, info *debug.BuildInfo) component {
	id := "pkg:generic/" + name + "@" + version
	c := component{Type: "application", Ref: id, Name: name, Version: version, Licences: licence(ProjectLicence), Package: id}
	for _, key := range settings {
		for _, setting := range info.Settings {
			if setting.Key == key {
				c.Properties = append(c.Properties, property{"go:build:" + key, setting.Value})
			}
		}
	}
	return c
}

// component returns a part as the bill lists it.
func (p Part) component() component {
	version := strings.TrimPrefix(p.Version, "go")
	// In a package URL a plus in a version would be read as a blank.
	id := "pkg:golang/" + p.Path + "@" + strings.ReplaceAll(version, "+", "%2B")
	c := component{Type: "library", Ref: id, Name: p.Path, Version: version, Licences: licence(p.Licence), Package: id}
	if p.Sum != "" {
		c.Properties = []property{{"go:module:sum", p.Sum}}
	}
	return c
}

// licence writes an SPDX expression. A single licence has a form of its own.
func licence(expression string) []licenceChoice {
	switch {
	case expression == "":
		return nil
	case strings.Contains(expression, " "):
		return []licenceChoice{{Expression: expression}}
	}
	return []licenceChoice{{Licence: &licenceID{expression}}}
}

// serialNumber makes a UUID from the content, of version 8, which leaves the
// meaning to its maker.
func serialNumber(content []byte) string {
	id := sha256.Sum256(content)
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:16])
}

func encode(bill billOfMaterials) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(bill)
	return text.Bytes(), err
}
