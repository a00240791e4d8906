package parts

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// legal lists how the names of files begin that must be passed on.
var legal = []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS"}

// Text returns what must be passed on with a part: the files of its folder that
// contain its licence, notices and patent grants, each under its name. It
// returns an error for a part whose licence is unknown and for one without such
// a file: a person must decide what may be passed on.
func Text(part Part, folder fs.FS) (string, error) {
	if part.Licence == "" {
		return "", fmt.Errorf("the licence of %s is not known", part.Path)
	}
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return "", err
	}
	var text strings.Builder
	for _, entry := range entries { // sorted by name
		if !entry.Type().IsRegular() || !isLegal(entry.Name()) {
			continue
		}
		content, err := fs.ReadFile(folder, entry.Name())
		if err != nil {
			return "", err
		}
		title := fmt.Sprintf("%s %s (%s): %s", part.Path, part.Version, part.Licence, entry.Name())
		fmt.Fprintf(&text, "%s\n%s\n\n%s\n\n", title, strings.Repeat("=", len(title)), strings.TrimSpace(strings.ReplaceAll(string(content), "\r\n", "\n")))
	}
	if text.Len() == 0 {
		return "", fmt.Errorf("%s has no file with its licence", part.Path)
	}
	return text.String(), nil
}

// isLegal reports whether a file's name says that it must be passed on: LICENSE
// or LICENSE.txt, but no source file.
func isLegal(name string) bool {
	bare, ending := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
	return slices.Contains(legal, strings.ToUpper(bare)) && slices.Contains([]string{"", ".txt", ".md"}, strings.ToLower(ending))
}
