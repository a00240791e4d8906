package parts

// standardLibrary is the path by which Go's own library is listed.
const standardLibrary = "std"

// ProjectLicence is the licence of the project itself, as an SPDX expression.
const ProjectLicence = "Apache-2.0"

// licences maps whatever any released binary contains to its licence as an SPDX
// expression, read in the modules' own files. A test compares it with those
// files and with what is compiled in for every system.
var licences = map[string]string{
	standardLibrary:                        "BSD-3-Clause",
	"github.com/fsnotify/fsnotify":         "BSD-3-Clause",
	"github.com/go-viper/mapstructure/v2":  "MIT",
	"github.com/inconshreveable/mousetrap": "Apache-2.0", // on Windows only
	"github.com/klauspost/compress":        "MIT AND Apache-2.0 AND BSD-3-Clause",
	"github.com/pelletier/go-toml/v2":      "MIT",
	"github.com/richardlehane/mscfb":       "Apache-2.0",
	"github.com/richardlehane/msoleps":     "Apache-2.0",
	"github.com/sagikazarmark/locafero":    "MIT",
	"github.com/shopspring/decimal":        "MIT",
	"github.com/spf13/afero":               "Apache-2.0",
	"github.com/spf13/cast":                "MIT",
	"github.com/spf13/cobra":               "Apache-2.0",
	"github.com/spf13/pflag":               "BSD-3-Clause",
	"github.com/spf13/viper":               "MIT",
	"github.com/subosito/gotenv":           "MIT",
	"github.com/tiendc/go-deepcopy":        "MIT",
	"github.com/xuri/efp":                  "BSD-3-Clause",
	"github.com/xuri/excelize/v2":          "BSD-3-Clause",
	"github.com/xuri/nfp":                  "BSD-3-Clause",
	"go.yaml.in/yaml/v3":                   "MIT AND Apache-2.0",
	"go.yaml.in/yaml/v4":                   "Apache-2.0",
	"golang.org/x/crypto":                  "BSD-3-Clause",
	"golang.org/x/net":                     "BSD-3-Clause",
	"golang.org/x/sys":                     "BSD-3-Clause",
	"golang.org/x/text":                    "BSD-3-Clause",
}
