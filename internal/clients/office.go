package clients

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Office is LibreOffice with a profile of its own. Its conversions run one
// after another, since a profile serves one process at a time.
type Office struct {
	program string
	folder  string // scratch, removed with the test
	busy    sync.Mutex
}

// forcedRecalculation makes LibreOffice compute every formula of an .xlsx when
// it loads it (0 = always). Otherwise LibreOffice believes numeric cached
// values, whatever program wrote them, even under fullCalcOnLoad: version 7.4
// returns a planted 777 as 777, and a test that compares its output with the
// cached values would compare them with themselves.
const forcedRecalculation = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse" oor:type="xs:int"><value>0</value></prop></item>
</oor:items>
`

// LibreOffice returns the LibreOffice on the path. If there is none, the test
// skips, or fails if clients are required; under -short it skips.
func LibreOffice(t testing.TB) *Office {
	t.Helper()
	leftOutIfShort(t, "LibreOffice")
	o := &Office{
		program: find(t, "LibreOffice", "libreoffice-calc-nogui", "soffice", "libreoffice"),
		folder:  t.TempDir(),
	}
	user := filepath.Join(o.profile(), "user")
	if err := os.MkdirAll(user, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(forcedRecalculation), 0o600); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *Office) profile() string { return filepath.Join(o.folder, "profile") }

// Recalculate returns the workbook as LibreOffice saves it after computing
// every formula anew, cached values or not.
func (o *Office) Recalculate(ctx context.Context, workbook []byte) ([]byte, error) {
	return o.convert(ctx, workbook, "xlsx", "Calc MS Excel 2007 XML")
}

// PDF returns the workbook as LibreOffice prints it.
func (o *Office) PDF(ctx context.Context, workbook []byte) ([]byte, error) {
	return o.convert(ctx, workbook, "pdf", "calc_pdf_Export")
}

func (o *Office) convert(ctx context.Context, workbook []byte, extension, filter string) ([]byte, error) {
	o.busy.Lock()
	defer o.busy.Unlock()
	profile := url.URL{Scheme: "file", Path: filepath.ToSlash(o.profile())}
	return convert(ctx, o.folder, "."+extension, workbook, func(in, out string) []string {
		return []string{o.program, "--headless", "--norestore", "--nolockcheck", "-env:UserInstallation=" + profile.String(),
			"--convert-to", extension + ":" + filter, "--outdir", filepath.Dir(out), in}
	}, "LibreOffice")
}

// convert writes the workbook to a file, runs a client's command on it and
// returns the file that the client has written. Success depends on that file:
// LibreOffice exits with 0 even if it could not load its input.
func convert(ctx context.Context, folder, extension string, workbook []byte, command func(in, out string) []string, client string) ([]byte, error) {
	folder, err := os.MkdirTemp(folder, "convert")
	if err != nil {
		return nil, err
	}
	in, out := filepath.Join(folder, "workbook.xlsx"), filepath.Join(folder, "out", "workbook"+extension)
	if err := os.Mkdir(filepath.Dir(out), 0o700); err != nil {
		return nil, err
	}
	if err := os.WriteFile(in, workbook, 0o600); err != nil {
		return nil, err
	}
	said, failed := run(ctx, folder, command(in, out))
	converted, err := os.ReadFile(out)
	if err != nil || len(converted) == 0 {
		return nil, fmt.Errorf("%s wrote no %s file (%v); it said: %s", client, extension, failed, said)
	}
	return converted, os.RemoveAll(folder)
}
