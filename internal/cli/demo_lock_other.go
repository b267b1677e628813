//go:build !unix

package cli

import "os"

// tryLock takes no lock where the system knows none of this kind: nothing is marked,
// and so nothing is swept.
func tryLock(*os.File) (bool, error) { return false, nil }

// isOwn reports whether a file belongs to the user of this process, which is told of
// no file here.
func isOwn(os.FileInfo) bool { return false }
