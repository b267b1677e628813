package cli

// answeredFile is what a command says of one of the files it was given.
type answeredFile interface {
	// title is the file as it stands over what became of it.
	title() string
	// faultOfIt is the key of why the file couldn't be taken in, or empty.
	faultOfIt() string
}

// verdictOn is how a command ends that has answered: a file that couldn't be taken in
// among others is something found wrong.
func verdictOn[F answeredFile](files []F) error {
	for _, file := range files {
		if file.faultOfIt() != "" {
			return errFoundWrong
		}
	}
	return nil
}

// printEach writes what became of each file, under its title where there are several,
// and reports whether there are.
func printEach[F answeredFile](p *paper, files []F, print func(*paper, F)) bool {
	several := len(files) > 1
	for _, file := range files {
		if several {
			p.line(file.title())
		}
		print(p, file)
		if several {
			p.blank()
		}
	}
	return several
}
