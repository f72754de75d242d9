"""What invented employers are called and what work they offer."""

# Industry: (share in percent, kinds of names, families of tracks that hire there)
INDUSTRIES = (
    ("Information services", 22, ("Data Services", "Systems", "Networks", "Cloud", "Technologies")),
    ("Health care", 17, ("Health", "Medical Center", "Community Clinics", "Family Health")),
    ("Banking and insurance", 10, ("Credit Union", "Savings Bank", "Mutual", "Benefit Partners")),
    ("Public administration", 8, ("County Schools", "Transit Authority", "Water Utility")),
    ("Staffing", 8, ("Staffing", "Talent", "Workforce Group")),
    ("Security services", 9, ("Security", "Cyber Defense", "Risk Advisory")),
    ("Telecommunications", 7, ("Cabling", "Fiber", "Wireless")),
    ("Education", 6, ("Community College", "Learning", "University Press")),
    ("Home care", 8, ("Home Care", "Care Cooperative", "Elder Services")),
    ("Child care", 5, ("Early Learning", "Child Development Center", "Nursery School")),
)
PLACES_OF_NAMES = (
    "Chesapeake Patapsco Calvert Lanvale Severn Potomac Anacostia Elizabeth_River Hampton Mowbray"
    " Mott_Haven Kingsbridge Passaic Schuylkill Wissahickon Cobbs_Creek Peachtree Sweet_Auburn"
    " Chattahoochee Catawba Queen_City Piedmont Bronzeville Calumet Lakeshore Trinity_River"
    " Oak_Cliff Cedar_Creek Saguaro Camelback Rainier Duwamish Cascadia Puget Inner_Harbor"
    " Mid-Atlantic Harborview Monument Keystone Riverbend Northgate Southwind Blue_Heron"
    " Granite Juniper Lantern Meridian Summit Beacon Cornerstone"
)
ROOTS = tuple(word.replace("_", " ") for word in PLACES_OF_NAMES.split())

# By family: job titles with their SOC code, and starting pay by the hour in cents
JOBS = {
    "entry": (
        (
            ("Help desk technician", "15-1232"),
            ("IT support specialist", "15-1232"),
            ("Desktop support analyst", "15-1232"),
            ("Service desk analyst", "15-1232"),
            ("Field technician", "49-2011"),
            ("NOC technician", "15-1231"),
            ("Data technician", "43-9021"),
            ("Patient access clerk", "43-4111"),
        ),
        (1_785, 2_600),
    ),
    "cyber_software": (
        (
            ("SOC analyst I", "15-1212"),
            ("Information security analyst", "15-1212"),
            ("Junior software engineer", "15-1252"),
            ("QA engineer", "15-1253"),
            ("Application support engineer", "15-1232"),
            ("Web developer", "15-1254"),
        ),
        (2_095, 3_600),
    ),
    "mid_career": (
        (
            ("Network engineer", "15-1241"),
            ("Systems administrator", "15-1244"),
            ("Cloud engineer", "15-1244"),
        ),
        (2_500, 4_400),
    ),
    "home_care": (
        (("Home care aide", "31-1122"), ("Home health aide", "31-1121")),
        (1_650, 2_275),
    ),
    "child_care": (
        (("Child care assistant", "39-9011"), ("Substitute teacher's aide", "25-9045")),
        (1_600, 2_000),
    ),
}
HIRING = {  # which industries hire from which family
    "Home care": "home_care",
    "Child care": "child_care",
    "Security services": "cyber_software",
}
