package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"loanmodel/reports/delivery"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
)

// maxFolderName is the greatest length of a folder's name, in characters: of
// what scenario files call themselves much less than a file system allows is
// needed to tell them apart.
const maxFolderName = 80

// shownID is how much of a run id is shown.
const shownID = 8

// folderNames are the names of the folders of several runs. Where two would be
// the same, the later one gets a number.
func folderNames(all []*scenarios.Scenario) []string {
	var names []string
	for _, s := range all {
		base := folderName(s)
		name := base
		for number := 2; slices.Contains(names, name); number++ {
			name = fmt.Sprintf("%s-%d", base, number)
		}
		names = append(names, name)
	}
	return names
}

// folderName is the name of a scenario's folder. What --set changes has the
// scenario's name but is another run, so it gets a folder of its own.
func folderName(s *scenarios.Scenario) string {
	if slices.Contains(s.Overlays, scenarios.SetOverlay) || s.FromWorkbook() {
		return slug(s.Name) + "+set-" + scenarios.RunID(s, modelVersion)[:shownID]
	}
	return slug(s.Name)
}

// slug turns the name of a scenario, which may hold anything, into a name that
// every file system takes and that leads nowhere else: ASCII letters in lower
// case, digits, plus signs and single hyphens.
func slug(name string) string {
	var text strings.Builder
	for _, char := range strings.ToLower(name) {
		if char >= 'a' && char <= 'z' || char >= '0' && char <= '9' || char == '+' {
			text.WriteRune(char)
		} else if !strings.HasSuffix(text.String(), "-") {
			text.WriteByte('-')
		}
	}
	short := text.String()[:min(maxFolderName, text.Len())]
	short = strings.Trim(short, "-+")
	if short == "" || reservedName(short) {
		return strings.TrimPrefix(short+"-scenario", "-")
	}
	return short
}

// reservedName says whether Windows has another meaning for a name. The rule
// holds on all systems, so that folders can be copied.
func reservedName(name string) bool {
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, name) {
		return true
	}
	number, isDevice := strings.CutPrefix(strings.Replace(name, "lpt", "com", 1), "com")
	return isDevice && len(number) == 1 && number >= "0" && number <= "9"
}

// prepareOut makes sure, before anything is computed, that the folder for
// outputs is there.
func prepareOut(out string) error {
	info, err := os.Stat(out)
	if err == nil && !info.IsDir() {
		return newFault(exitIO, outFolder, diagnostic.QuotePath(out)+" exists and is not a folder", "give another folder with --out")
	}
	if err := delivery.MakeFolder(out); err != nil {
		return newFault(exitIO, outWrite, "cannot write to "+diagnostic.QuotePath(out)+": "+cause(err).Error(), "")
	}
	return nil
}

// refuseOther refuses a folder that holds the results of another run than the
// scenario's. What else may be wrong with it is found when it is published.
func refuseOther(folder string, s *scenarios.Scenario) error {
	data, err := os.ReadFile(filepath.Join(folder, delivery.ManifestName))
	if err != nil {
		return nil
	}
	earlier, err := delivery.ReadManifest(data)
	if err != nil || earlier.RunID == scenarios.RunID(s, modelVersion) {
		return nil
	}
	id := earlier.RunID[:min(shownID, len(earlier.RunID))]
	return newFault(exitIO, outOther, fmt.Sprintf("%s holds another run, %s of %s", diagnostic.QuotePath(folder),
		inMessage(id), diagnostic.Quote(earlier.Scenario)), "replace it with --force, or give another folder with --out")
}
