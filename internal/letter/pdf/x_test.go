package pdf_test
import ("testing";"os";"strings";"path/filepath";"encoding/json";"krav/internal/letter";"krav/internal/letter/pdf")
func TestX(t *testing.T){ 
 logo,_:=os.ReadFile("/tmp/letters/logo.png"); p,err:=pdf.Prepare(pdf.Letterhead{Logo:logo}); if err!=nil{t.Fatal(err)}
 fs,_:=filepath.Glob("../testdata/*.json")
 for _,n:=range fs { b,_:=os.ReadFile(n); var c letter.Content; if err:=json.Unmarshal(b,&c);err!=nil{t.Fatal(err)}
 s,err:=p.Print(c); if err!=nil{t.Fatal(err)}; f,_:=os.Create("/tmp/letters/"+strings.TrimSuffix(filepath.Base(n),".json")+".pdf"); s.WriteTo(f); f.Close(); t.Log(n,len(s.Prefix),len(s.Body),s.Pages)}}
func BenchmarkPrint(b *testing.B){ d,_:=os.ReadFile("../testdata/collection-notice.json"); var c letter.Content; json.Unmarshal(d,&c); c.Translation=nil; logo,_:=os.ReadFile("/tmp/letters/logo.png"); p,_:=pdf.Prepare(pdf.Letterhead{Logo:logo}); p.Print(c); b.ReportAllocs(); for b.Loop(){ if _,err:=p.Print(c);err!=nil{b.Fatal(err)}}}
