//go:build unix

package scenarios

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// resolveSoon fails the test if a file keeps the program waiting.
func resolveSoon(t *testing.T, l *library, path string) error {
	t.Helper()
	done := make(chan error, 1)
	go func() {
		_, err := l.resolve(path, Options{})
		done <- err
	}()
	select {
	case err := <-done:
		return err
	case <-time.After(10 * time.Second):
		t.Fatalf("%s: no answer", path)
		return nil
	}
}

func TestSpecialFilesAreRefused(t *testing.T) {
	l := testLibrary(t)
	folderOf(t, map[string]string{"a.yaml": extending("pipe.yaml"), "sub/x.yaml": userHead, "outside.yaml": userHead})
	if err := syscall.Mkfifo("pipe.yaml", 0o600); err != nil {
		t.Skipf("no named pipes here: %v", err)
	}
	listener, err := net.Listen("unix", "socket.yaml")
	if err != nil {
		t.Skipf("no sockets here: %v", err)
	}
	defer listener.Close()
	for link, target := range map[string]string{"sub/out.yaml": "../outside.yaml", "nowhere.yaml": "missing.yaml", "loop.yaml": "loop.yaml", "in.yaml": "outside.yaml"} {
		if err := os.Symlink(target, link); err != nil {
			t.Skipf("no links here: %v", err)
		}
	}
	for path, want := range map[string]string{
		"pipe.yaml":        `pipe.yaml: "pipe.yaml" is not a regular file [E-FILE-KIND]`,
		"pipe.yaml/x.yaml": `pipe.yaml/x.yaml: there is no folder "pipe.yaml" [E-FILE-MISSING]`,
		"a.yaml":           `a.yaml:2:10: "pipe.yaml" is not a regular file [E-FILE-KIND]`,
		"socket.yaml":      `socket.yaml: "socket.yaml" is not a regular file [E-FILE-KIND]`,
		"/dev/zero":        `/dev/zero: "zero" is not a regular file [E-FILE-KIND]`,
		"/dev/null":        `/dev/null: "null" is not a regular file [E-FILE-KIND]`,
		"sub/out.yaml":     `sub/out.yaml: "out.yaml" is a link that leads nowhere or out of its folder [E-FILE-OUTSIDE]`,
		"nowhere.yaml":     `nowhere.yaml: "nowhere.yaml" is a link that leads nowhere or out of its folder [E-FILE-OUTSIDE]`,
		"loop.yaml":        `loop.yaml: "loop.yaml" is a link that leads nowhere or out of its folder [E-FILE-OUTSIDE]`,
		"in.yaml":          "no error",
	} {
		if err := resolveSoon(t, l, path); errorText(err) != want {
			t.Errorf("%s: %s\nwant %s", path, errorText(err), want)
		}
	}
}

func TestErrorsOfTheSystemAreNoFaultsOfTheFile(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the superuser may read everything")
	}
	l := testLibrary(t)
	folderOf(t, map[string]string{"secret.yaml": userHead})
	if err := os.Chmod("secret.yaml", 0); err != nil {
		t.Fatal(err)
	}
	_, err := l.resolve("secret.yaml", Options{})
	if !errors.Is(err, fs.ErrPermission) || !strings.HasPrefix(err.Error(), `cannot read "secret.yaml": `) {
		t.Errorf("%v", err)
	}
}

func TestErrorsOfTheSystemKeepTheirCause(t *testing.T) {
	_, err := testLibrary(t).resolve(strings.Repeat("long", 100)+"/x.yaml", Options{})
	if !errors.Is(err, syscall.ENAMETOOLONG) || !strings.HasPrefix(errorText(err), `cannot read "...`) || !strings.Contains(errorText(err), `longlong/x.yaml": `) {
		t.Errorf("%v", err)
	}
}
