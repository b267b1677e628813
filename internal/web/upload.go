package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"strings"

	"krav/internal/fault"
)

// Upload is a file that a reader has sent, kept while it is worked on (upload). It
// is read from the disk and never held in memory.
type Upload struct {
	*os.File

	// Name is what the reader called it, without folders; it is shown and never
	// used as a path.
	Name string
	// Form is what the form sent before the file.
	Form Form

	root *os.Root
	at   string
}

// Close lets go of the file and removes it.
func (u *Upload) Close() error {
	return errors.Join(u.File.Close(), u.root.Remove(u.at), u.root.Close())
}

// ReceiveFile takes the file in a field of a form that was sent, into a folder of
// ours, and leaves it open at its beginning. The fields that stand before the file
// are read; those after it aren't, so the file comes last. It fails with
// "web.file_missing" where none was chosen, and with "web.too_large" where it is
// more than MaxUpload.
func ReceiveFile(r *http.Request, folder, field string) (*Upload, error) {
	_, upload, err := ReceiveForm(r, folder, field)
	if err == nil && upload == nil {
		err = fault.New(fault.Invalid, "web.file_missing").In(field)
	}
	return upload, err
}

// ReceiveForm reads a form that may have a file in a field, which comes last. The file is
// taken as ReceiveFile takes it; it is nil where none was chosen.
func ReceiveForm(r *http.Request, folder, field string) (Form, *Upload, error) {
	form := Form{Values: make(map[string][]string), Files: true}
	parts, err := r.MultipartReader()
	if err != nil {
		return form, nil, unreadable(err)
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return form, nil, nil
		}
		if err != nil {
			return form, nil, unreadable(err)
		}
		if part.FormName() == field && part.FileName() != "" {
			upload, err := keepFile(folder, asText(nameOf(part.FileName())), form, part)
			return form, upload, err
		}
		value, err := io.ReadAll(io.LimitReader(part, maxForm))
		if err != nil {
			return form, nil, unreadable(err)
		}
		form.Values.Add(part.FormName(), asText(string(value)))
		form.Key = form.Values.Get(keyField)
		if err := refuseOther(r.Context(), form.Values.Get(madeForField)); err != nil {
			return form, nil, err
		}
	}
}

// nameOf returns a file's name without the folders that some browsers send.
func nameOf(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }

// keepFile writes a file that arrives into a folder, under a name of ours.
func keepFile(folder, name string, form Form, content io.Reader) (*Upload, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("open the folder of uploads: %w", err)
	}
	at := "upload-" + NewForm().Key
	file, err := root.OpenFile(at, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("keep an upload: %w", err), root.Close())
	}
	u := &Upload{File: file, Name: name, Form: form, root: root, at: at}
	if _, err := io.Copy(file, content); err != nil {
		return nil, errors.Join(unreadable(err), u.Close())
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, errors.Join(fmt.Errorf("read an upload: %w", err), u.Close())
	}
	return u, nil
}

// ReceiveFiles takes all the files in a field of a form that was sent, into a folder
// of ours, as ReceiveFile takes one; each is to be closed. It fails as ReceiveFile
// does, and then leaves nothing behind.
func ReceiveFiles(r *http.Request, folder, field string) ([]*Upload, error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, unreadable(err)
	}
	var files []*Upload
	fail := func(err error) ([]*Upload, error) {
		for _, file := range files {
			err = errors.Join(err, file.Close())
		}
		return nil, err
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fail(unreadable(err))
		}
		if part.FormName() == madeForField {
			said, err := io.ReadAll(io.LimitReader(part, maxForm))
			if err != nil {
				return fail(unreadable(err))
			}
			if err := refuseOther(r.Context(), string(said)); err != nil {
				return fail(err)
			}
		}
		if part.FormName() != field || part.FileName() == "" {
			continue
		}
		file, err := keepFile(folder, asText(nameOf(part.FileName())), Form{}, part)
		if err != nil {
			return fail(err)
		}
		files = append(files, file)
	}
	if len(files) == 0 {
		return nil, fault.New(fault.Invalid, "web.file_missing").In(field)
	}
	return files, nil
}
