//go:build unix

package clients

import (
	"os/exec"
	"syscall"
)

// stopWhole makes the end of the context stop the client and all processes that
// it has started: soffice is a script, and killing it alone would leave the
// office running.
func stopWhole(client *exec.Cmd) {
	client.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	client.Cancel = func() error { return syscall.Kill(-client.Process.Pid, syscall.SIGKILL) }
}
