package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"loanmodel/reports/delivery"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// settingsFile is the file of settings in the working folder. Only this exact
// name is looked for.
const settingsFile = "loanmodel.yaml"

// maxSetting is the greatest length of a text in the file, in characters.
const maxSetting = 500

// readSettingsFile reads the settings that a file gives, none where there is no
// file. The file is read by the rules of scenario files and not by viper, which
// would ignore unknown keys and guess types.
func readSettingsFile(path string) (map[string]any, error) {
	content, err := readRegular(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	root, faults := document.Parse(path, content)
	if root == nil {
		return nil, faults.Err()
	}
	values, more := settingsOf(root)
	faults.Add(more...)
	return values, faults.Err()
}

// settingsOf takes the settings from a file.
func settingsOf(root *document.Node) (map[string]any, diagnostic.List) {
	var r document.Reader
	r.CheckKeys(root, document.Keys{Noun: "setting", Optional: []string{keyScenario, keyOut, keyFormats}, Hints: scenarioHints(root)})
	values := map[string]any{}
	for _, key := range []string{keyScenario, keyOut} {
		if text, ok := r.Line(root.Get(key), maxSetting); ok {
			values[key] = text
		}
	}
	if formats := formatsOf(&r, root.Get(keyFormats)); len(formats) > 0 {
		values[keyFormats] = strings.Join(formats, ",")
	}
	return values, r.Faults()
}

// formatsOf takes the list of formats from a file. An empty list would write
// nothing and is refused.
func formatsOf(r *document.Reader, n *document.Node) []string {
	var formats []string
	items, _ := r.List(n, len(delivery.Formats()))
	for _, item := range items {
		if format, ok := r.Enum(item, "format", delivery.Formats()...); ok {
			formats = append(formats, format)
		}
	}
	if n.Kind() == document.List && n.Len() == 0 {
		r.Add(n.Fault(document.ValueEmpty, "no format is named", "leave out the key for all of them"))
	}
	return formats
}

// scenarioHints are for those who take the file of settings for a scenario:
// nothing in it can change a figure.
func scenarioHints(root *document.Node) map[string]string {
	hints := map[string]string{}
	if root.Get("schema") == nil {
		return hints
	}
	for _, entry := range root.Entries() {
		hints[entry.Key] = settingsFile + " holds settings of the tool; give a scenario another name"
	}
	return hints
}

// readRegular reads a regular file of at most one byte more than a document may
// have.
func readRegular(path string) ([]byte, error) {
	// Without O_NONBLOCK opening a pipe would wait for a writer for ever.
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, diagnostic.List{{Code: scenarios.FileKind.ID, File: path, Message: "not a regular file"}}
	}
	return io.ReadAll(io.LimitReader(file, document.MaxFileBytes+1))
}
