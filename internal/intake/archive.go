package intake

import (
	"archive/zip"
	"cmp"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"krav/internal/fault"
)

// The limits of a zip file. What a program packs stays far below them; what is
// made to fill memory or to take for ever meets them.
const (
	maxDirectory = 4 << 20   // bytes of the list of its files
	maxEntries   = 5000      // files in it
	maxUnpacked  = 1 << 30   // bytes of one file, unpacked
	maxInAll     = 4 << 30   // bytes of all its files, unpacked
	maxRatio     = 250       // how many times as large a file may become
	ratioFrom    = 256 << 10 // bytes up to which it may become larger than that
)

// Archive is a zip file with files in it (zip-fil).
type Archive struct{ entries []*ArchiveEntry }

// ArchiveEntry is a file within an archive. It is never put on disk: it is
// unpacked while it is read.
type ArchiveEntry struct {
	Name string // with its folders, as the archive has it
	file *zip.File
	why  *fault.Fault // it isn't read
}

// OpenArchive opens a zip file. It fails with archive.broken, archive.too_large
// and archive.too_many_files. What is wrong with one of its files is told when
// that is opened.
func OpenArchive(source io.ReadSeeker) (*Archive, error) {
	files, err := openZip(source)
	if err != nil {
		return nil, err
	}
	a := &Archive{}
	seen := make(map[string]bool)
	for _, file := range files {
		e := &ArchiveEntry{Name: entryName(file), file: file}
		if file.Mode().IsDir() || IsBesides(e.Name) {
			continue
		}
		e.why = entryFault(e.Name, file)
		if key := strings.ToLower(e.Name); seen[key] {
			e.why = fault.New(fault.Invalid, "archive.same_name")
		} else {
			seen[key] = true
		}
		a.entries = append(a.entries, e)
	}
	slices.SortStableFunc(a.entries, func(a, b *ArchiveEntry) int { return cmp.Compare(a.Name, b.Name) })
	return a, nil
}

// Entries returns the files of the archive in the order of their names, without
// what systems put beside them, see IsBesides.
func (a *Archive) Entries() []*ArchiveEntry { return a.entries }

// IsBesides reports whether a file by this name is one that a system or a program
// has put beside a person's files: the marks of folders, locks of open documents.
func IsBesides(name string) bool {
	const folders = "/"
	name = strings.ReplaceAll(name, `\`, folders)
	for part := range strings.SplitSeq(name, folders) {
		if part == "__MACOSX" {
			return true
		}
	}
	last := name[strings.LastIndex(name, folders)+1:]
	isOfSystem := strings.EqualFold(last, "thumbs.db") || strings.EqualFold(last, "desktop.ini")
	return isOfSystem || strings.HasPrefix(last, ".") || strings.HasPrefix(last, "~$")
}

// Open returns the file's contents from the beginning. It fails with what keeps
// the file from being read: archive.locked, archive.is_link, archive.bad_path,
// archive.same_name, archive.method_unknown, archive.expands.
func (e *ArchiveEntry) Open() (io.ReadSeeker, error) {
	if e.why != nil {
		return nil, e.why
	}
	return &unpacked{file: e.file}, nil
}

// entryName returns a file's name. Where the archive doesn't say how it is
// written, it is as DOS wrote it.
func entryName(file *zip.File) string {
	if !file.NonUTF8 || isASCII([]byte(file.Name)) {
		return shown(file.Name)
	}
	return shown(string(appendDecoded(nil, []byte(file.Name), CodePage850)))
}

// entryFault returns why a file of an archive isn't read, or nil.
func entryFault(name string, file *zip.File) *fault.Fault {
	const isEncrypted = 0x1
	switch {
	case file.Flags&isEncrypted != 0:
		return fault.New(fault.Invalid, "archive.locked")
	case !file.Mode().IsRegular():
		return fault.New(fault.Invalid, "archive.is_link")
	case leadsOut(name):
		return fault.New(fault.Invalid, "archive.bad_path")
	case file.Method != zip.Store && file.Method != zip.Deflate:
		return fault.New(fault.Invalid, "archive.method_unknown")
	case expands(file):
		return fault.New(fault.Invalid, "archive.expands")
	}
	return nil
}

// leadsOut reports whether a name would lead out of the folder that an archive is
// unpacked in. No name is ever used so; who wrote it meant no good.
func leadsOut(name string) bool {
	isDrive := len(name) > 1 && name[1] == ':'
	isRoot := strings.HasPrefix(name, "/") || strings.Contains(name, `\`)
	return isDrive || isRoot || slices.Contains(strings.Split(name, "/"), "..")
}

// expands reports whether a file says that it becomes larger than any program's
// would. It can't become larger than it says: reading it fails then.
func expands(file *zip.File) bool {
	size := file.UncompressedSize64
	return size > maxUnpacked || size > ratioFrom && size/maxRatio > file.CompressedSize64
}

// openZip reads the list of files in a zip file.
func openZip(source io.ReadSeeker) ([]*zip.File, error) {
	at, size, err := sourceAt(source)
	if err != nil {
		return nil, err
	}
	directory := &limitedAt{at: at, left: maxDirectory}
	files, err := zip.NewReader(directory, size)
	directory.left = unlimited
	isInsecure := errors.Is(err, zip.ErrInsecurePath) // told of each file by itself
	switch {
	case fault.Of(err) != nil:
		return nil, err
	case err != nil && !isInsecure:
		return nil, fault.New(fault.Invalid, "archive.broken").Because(err)
	case len(files.File) > maxEntries:
		return nil, tooManyFiles()
	}
	var inAll uint64
	for _, file := range files.File {
		if inAll += min(file.UncompressedSize64, maxInAll); inAll > maxInAll {
			return nil, fault.New(fault.Invalid, "archive.too_large")
		}
	}
	return files.File, nil
}

func tooManyFiles() *fault.Fault {
	return fault.New(fault.Invalid, "archive.too_many_files").With("limit", strconv.Itoa(maxEntries))
}

// unlimited is more than can be read of any file.
const unlimited = 1 << 62

// limitedAt reads at any place of a file, until it has read as much as it may.
type limitedAt struct {
	at   io.ReaderAt
	left int64
}

// ReadAt implements io.ReaderAt.
func (l *limitedAt) ReadAt(p []byte, from int64) (int, error) {
	if l.left < int64(len(p)) {
		return 0, tooManyFiles()
	}
	if l.left < unlimited {
		l.left -= int64(len(p))
	}
	return l.at.ReadAt(p, from)
}
