// Command release writes what goes beside released binaries: for each binary
// its bill of materials (BINARY.cdx.json) and, for all of them together, the
// licences and notices of what they contain (third-party-licences.txt). It
// reads the binaries and the module cache, never the network.
//
//	go run ./internal/release VERSION BINARY…
package main

import (
	"debug/buildinfo"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"loanmodel/internal/parts"
)

// publicMode lets everybody read the released files.
const publicMode = 0o644

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: release VERSION BINARY…")
		os.Exit(2)
	}
	if err := describe(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// describe writes the bills of materials beside the binaries, and the licences
// into the folder of the first binary.
func describe(version string, binaries []string) error {
	texts := map[string]string{} // by part and version
	var all strings.Builder
	for _, binary := range binaries {
		info, err := buildinfo.ReadFile(binary)
		if err != nil {
			return err
		}
		bill, err := parts.BillOfMaterials("loanmodel", version, info)
		if err != nil {
			return fmt.Errorf("%s: %w", binary, err)
		}
		if err := publish(binary+".cdx.json", bill); err != nil {
			return err
		}
		list, err := parts.Of(info)
		if err != nil {
			return err
		}
		for _, part := range list {
			key := part.Path + " " + part.Version
			if texts[key] != "" {
				continue
			}
			if texts[key], err = text(part); err != nil {
				return err
			}
			all.WriteString(texts[key])
		}
	}
	return publish(filepath.Join(filepath.Dir(binaries[0]), "third-party-licences.txt"), []byte(all.String()))
}

// publish writes a file that everybody may read, whatever the umask.
func publish(path string, content []byte) error {
	if err := os.WriteFile(path, content, publicMode); err != nil {
		return err
	}
	return os.Chmod(path, publicMode)
}

// text returns what must be passed on with a part, read from where Go keeps its
// source.
func text(part parts.Part) (string, error) {
	query := []string{"list", "-m", "-f", "{{.Dir}}", part.Path + "@" + part.Version}
	if part.Sum == "" { // Go itself
		query = []string{"env", "GOROOT"}
	}
	folder, err := exec.Command("go", query...).Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w", strings.Join(query, " "), err)
	}
	return parts.Text(part, os.DirFS(strings.TrimSpace(string(folder))))
}
