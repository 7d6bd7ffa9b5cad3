package dbfs

import (
	"errors"
	"io/fs"
	"os"

	"brook/diag"
)

// escapes is the text of the error that os.Root has no exported name for.
const escapes = "path escapes from parent"

// refused says in the user's words that a link leads out of the root; other
// errors are kept.
func refused(p string, err error) error {
	if err == nil {
		return nil
	}
	var cause error
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		cause = path.Err
	case errors.As(err, &link):
		cause = link.Err
	}
	if cause == nil || cause.Error() != escapes {
		return err
	}
	return diag.New(diag.IllegalArgument, "", "", "the path %s leads out of the root: a symbolic link on it points outside", p)
}
