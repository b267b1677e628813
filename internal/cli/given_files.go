package cli

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"krav/internal/fault"
	"krav/internal/intake"
)

// givenFiles are the files that a command was given: by their names, by the folder
// or by the zip file that they are in.
type givenFiles struct {
	several bool // more than one may be meant: what is wrong with one stops no other
	use     func(name string, source io.ReadSeeker) error
	refuse  func(name string, err error)
}

// each hands out the files in the order of their names, as they are wanted: no two
// are open at once. It fails where using a file did, unless that was for the file's
// own sake: such a file is refused and the others come.
func (g *givenFiles) each(paths []string) error {
	files, err := g.listed(paths)
	if err != nil {
		return err
	}
	for _, path := range files {
		if err := g.file(path); err != nil {
			return err
		}
	}
	return nil
}

// listed returns the files that some paths name: themselves, and what is in the
// folders and below them.
func (g *givenFiles) listed(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, fileFault(path, err)
		}
		if !info.IsDir() {
			files = append(files, path)
			continue
		}
		g.several = true
		within, err := filesIn(path)
		if err != nil {
			return nil, err
		}
		files = append(files, within...)
	}
	g.several = g.several || len(files) > 1
	return files, nil
}

// filesIn returns the files in a folder and below it, in the order of their names.
func filesIn(folder string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fileFault(path, err)
		case path != folder && intake.IsBesides(filepath.ToSlash(entry.Name())):
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case !entry.IsDir():
			files = append(files, path)
		}
		return nil
	})
	if err == nil && len(files) == 0 {
		err = fault.New(fault.NotFound, "cli.folder_empty").With("folder", folder)
	}
	return files, err
}

// file hands out a file, or the files that are packed in it.
func (g *givenFiles) file(path string) error {
	file, err := openFile(path)
	if err != nil {
		return g.settle(path, err)
	}
	defer func() { _ = file.Close() }()
	if format, err := intake.FormatOf(file); err == nil && format == intake.ArchiveFormat {
		return g.archive(path, file)
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return g.settle(path, fileFault(path, err))
	}
	return g.settle(path, g.use(path, file)) // what the file is instead, whoever uses it says best
}

// openFile opens a file to be read. What isn't one, such as a pipe, would be waited
// for without end.
func openFile(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fileFault(path, err)
	}
	if info.IsDir() {
		return nil, fault.New(fault.Invalid, "cli.file_is_folder").With("file", path)
	}
	if !info.Mode().IsRegular() {
		return nil, fault.New(fault.Invalid, "cli.not_a_file").With("file", path)
	}
	file, err := os.Open(path) //nolint:gosec // whoever runs the program says where
	if err != nil {
		return nil, fileFault(path, err)
	}
	return file, nil
}

// archive hands out the files that are packed in a file.
func (g *givenFiles) archive(path string, file *os.File) error {
	packed, err := intake.OpenArchive(file)
	if err != nil {
		return g.settle(path, err)
	}
	g.several = true
	for _, entry := range packed.Entries() {
		name := path + "/" + entry.Name
		source, err := entry.Open()
		if err == nil {
			err = g.use(name, source)
		}
		if err := g.settle(name, err); err != nil {
			return err
		}
	}
	if len(packed.Entries()) == 0 {
		return g.settle(path, fault.New(fault.Invalid, "archive.empty"))
	}
	return nil
}

// settle tells what is wrong with a file from what is wrong with the house: the
// first is told and the others come, the second ends the command.
func (g *givenFiles) settle(name string, err error) error {
	if err == nil || !g.several || !fault.Is(err, fault.Invalid) {
		return err
	}
	g.refuse(name, err)
	return nil
}
