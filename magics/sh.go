package magics

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"brook/notebook"
	"brook/python"
)

var _ = register(Spec{
	Name: "sh", Usage: "%sh COMMAND", Help: "runs a shell command (only with --allow-shell)",
	Details: "The command runs in the folder that Brook was started in, with what rights you have.",
	Run:     func(ctx context.Context, r *Runner, c notebook.Cell) error { return r.shell(ctx, c) },
})

// shell runs a command. Without leave it is an error, except where only what
// PySpark prints may be printed: notebooks that were recorded from Spark have
// %sh cells that did not run there.
func (r *Runner) shell(ctx context.Context, c notebook.Cell) error {
	if !r.AllowShell {
		if r.Quiet {
			return nil
		}
		return &python.Error{Class: "PermissionError", Message: "%sh is off. Start Brook with --allow-shell to let cells run shell commands."}
	}
	cmd := exec.CommandContext(ctx, "sh", "-c", c.Source.Text)
	cmd.Stdout, cmd.Stderr = r.Out, r.Out
	cmd.WaitDelay = time.Second // for what the command left running
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && ctx.Err() == nil {
		return &python.Error{Class: "ShellError", Message: fmt.Sprintf("the command ended with status %d", exit.ExitCode())}
	}
	return err
}
