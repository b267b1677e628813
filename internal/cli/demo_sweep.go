package cli

import (
	"os"
	"path/filepath"
)

// demoPassing is what the name of a temporary folder of the demo begins with.
const demoPassing = "krav-demo-" //nolint:gosec // a folder's name

// demoMark is the file in a temporary folder of the demo that is to go with its
// process. The process holds a lock on it for as long as it lives, and the system lets
// go of the lock however the process ends.
const demoMark = "demo.lock"

// mark says that the folder is to go with this process, and returns what lets go of
// it. The lock is held before the file has its name, so that no other demo finds it
// without.
func (f demoFolder) mark() (release func() error, err error) {
	file, err := os.CreateTemp(string(f), ".lock-")
	if err != nil {
		return nil, err
	}
	if locked, err := tryLock(file); err != nil || !locked {
		_ = file.Close()
		return func() error { return nil }, err
	}
	if err := os.Rename(file.Name(), f.file(demoMark)); err != nil {
		_ = file.Close()
		return nil, err
	}
	return file.Close, nil
}

// sweepDemos removes what demos have left in a folder that were killed before they
// could: temporary folders of this user, marked to go with their process, whose process
// is gone. What was to be kept bears no mark and stays. It does what it can: a folder
// left behind is no reason for the next demo to fail.
func sweepDemos(among string) {
	found, err := filepath.Glob(filepath.Join(among, demoPassing+"*"))
	if err != nil {
		return
	}
	for _, folder := range found {
		if isOwnFolder(folder) && isLeft(filepath.Join(folder, demoMark)) {
			_ = os.RemoveAll(folder)
		}
	}
}

// isOwnFolder reports whether a name is a folder of this user, and no link to one.
func isOwnFolder(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.IsDir() && isOwn(info)
}

// isLeft reports whether a mark is there and nobody holds it.
func isLeft(mark string) bool {
	info, err := os.Lstat(mark)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	file, err := os.Open(mark) //nolint:gosec // a mark in a folder of this user's own
	if err != nil {
		return false
	}
	defer file.Close() //nolint:errcheck // it was only looked at
	free, err := tryLock(file)
	return err == nil && free
}
